package dev.tollgate.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.OptionSpec;

/** Options that take one of a few words: a wrong word is answered with the words that a user types. */
class EnumWordsTest {
    private record Option(List<String> path, OptionSpec option) {}

    private static List<Option> options() {
        List<Option> found = new ArrayList<>();
        Commands.all().forEach((name, type) -> collect(List.of(name), new CommandLine(type), found));
        return found;
    }

    private static void collect(List<String> path, CommandLine command, List<Option> found) {
        for (OptionSpec option : command.getCommandSpec().options()) {
            if (isEnum(option)) {
                found.add(new Option(path, option));
            }
        }
        command.getSubcommands().forEach((name, below) -> {
            List<String> longer = new ArrayList<>(path);
            longer.add(name);
            collect(longer, below, found);
        });
    }

    private static boolean isEnum(ArgSpec argument) {
        return argument.auxiliaryTypes().length > 0 && argument.auxiliaryTypes()[0].isEnum();
    }

    private static Run run(List<String> path, String... more) {
        List<String> arguments = new ArrayList<>(path);
        arguments.addAll(List.of(more));
        return Run.of(arguments.toArray(String[]::new));
    }

    @Test
    void wrongWord_isAnsweredWithWordsThatAreTaken() {
        List<String> wrong = new ArrayList<>();
        List<Option> options = options();
        for (Option each : options) {
            String name = each.option().longestName();
            Run run = run(each.path(), name + "=no-such-word");
            int list = run.err().indexOf("'no-such-word' is not one of ");
            if (run.exit() != 64 || list < 0) {
                wrong.add(each.path() + " " + name + ": " + run.err());
                continue;
            }
            String words = run.err().substring(list).lines().findFirst().orElse("");
            for (String word :
                    words.substring(words.indexOf("not one of ") + 11).split(", ")) {
                if (run(each.path(), name + "=" + word, "--help").exit() != 0) {
                    wrong.add(each.path() + " " + name + " does not take its own word " + word);
                }
            }
        }
        assertEquals(List.of(), wrong);
        assertTrue(options.size() >= 8, options.size() + " options");
    }

    @Test
    void profile_isNamedInLowerCase() {
        Run run = Run.of("audit", "--profile", "server");
        assertTrue(
                run.err().contains("'server' is not one of login, hub, popimap, firewall, nullclient, " + "mx"),
                run.err());
        assertFalse(run.err().contains("LOGIN"), run.err());
    }
}
