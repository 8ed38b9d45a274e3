package dev.tollgate.audit.topic;

import static dev.tollgate.audit.check.Fix.Kind.INTENT;
import static dev.tollgate.audit.check.Fix.Kind.UNSAFE;

import dev.tollgate.audit.check.Check;
import dev.tollgate.audit.check.Look;
import dev.tollgate.audit.config.Configuration;
import dev.tollgate.sendmail.option.Options;
import dev.tollgate.sendmail.option.SendmailOption;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** DontBlameSendmail: which unsafe files are used all the same. */
final class Blame {
    private static final String OPTION = "DontBlameSendmail";

    /** What each word that anybody's writing can use opens. */
    private static final Map<String, String> HOLES = new LinkedHashMap<>();

    /** What each word that trusts groups, links or sticky directories opens. */
    private static final Map<String, String> CRACKS = new LinkedHashMap<>();

    private static final List<String> OTHERS = List.of(
            "Safe",
            "AssumeSafeChown",
            "DontWarnForwardFileInUnsafeDirPath",
            "NonRootSafeAddr",
            "InsufficientEntropy",
            "GroupWritableDirPathSafe");

    static {
        HOLES.put("WorldWritableAliasFile", "an aliases file that everybody may write");
        HOLES.put("WorldWritableForwardFile", "a .forward file that everybody may write");
        HOLES.put("WorldWritableIncludeFile", "a list that everybody may write");
        HOLES.put("RunWritableProgram", "a program that others may write");
        HOLES.put("RunProgramInUnsafeDirPath", "a program in a directory that others may write");
        HOLES.put("MapInUnsafeDirPath", "a map in a directory that others may write");
        HOLES.put("ClassFileInUnsafeDirPath", "a class file in a directory that others may write");
        HOLES.put("ForwardFileInUnsafeDirPath", "a .forward file in a directory that others may write");
        HOLES.put("ForwardFileInUnsafeDirPathSafe", "programs of a .forward file in a directory that others may write");
        HOLES.put("IncludeFileInUnsafeDirPath", "a list in a directory that others may write");
        HOLES.put("IncludeFileInUnsafeDirPathSafe", "programs of a list in a directory that others may write");
        HOLES.put("FileDeliveryToSymLink", "a symbolic link as the file that mail is appended to");
        HOLES.put("FileDeliveryToHardLink", "a file of several names as the one that mail is appended to");
        HOLES.put("WriteMapToSymLink", "a symbolic link as the map that is written");
        HOLES.put("WriteMapToHardLink", "a file of several names as the map that is written");
        CRACKS.put("GroupWritableAliasFile", "an aliases file that its group may write");
        CRACKS.put("GroupWritableForwardFile", "a .forward file that its group may write");
        CRACKS.put("GroupWritableForwardFileSafe", "programs of a .forward file that its group may write");
        CRACKS.put("GroupWritableIncludeFile", "a list that its group may write");
        CRACKS.put("GroupWritableIncludeFileSafe", "programs of a list that its group may write");
        CRACKS.put("ForwardFileInGroupWritableDirPath", "a .forward file in a directory that its group may write");
        CRACKS.put("IncludeFileInGroupWritableDirPath", "a list in a directory that its group may write");
        CRACKS.put("LinkedAliasFileInWritableDir", "an aliases file that is a link in a writable directory");
        CRACKS.put("LinkedMapInWritableDir", "a map that is a link in a writable directory");
        CRACKS.put("LinkedClassFileInWritableDir", "a class file that is a link in a writable directory");
        CRACKS.put("LinkedForwardFileInWritableDir", "a .forward file that is a link in a writable directory");
        CRACKS.put("LinkedIncludeFileInWritableDir", "a list that is a link in a writable directory");
        CRACKS.put(
                "LinkedServiceSwitchFileInWritableDir", "a service switch file that is a link in a writable directory");
        CRACKS.put("GroupReadableKeyFile", "a private key that its group may read");
        CRACKS.put("GroupReadableSASLDBFile", "a password database that its group may read");
        CRACKS.put("GroupWritableSASLDBFile", "a password database that its group may write");
        CRACKS.put("GroupReadableDefaultAuthInfoFile", "a password file that its group may read");
        CRACKS.put("TrustStickyBit", "files in sticky directories such as /tmp");
        CRACKS.put("ErrorHeaderInUnsafeDirPath", "an error header in a directory that others may write");
        CRACKS.put("HelpFileInUnsafeDirPath", "a help file in a directory that others may write");
        CRACKS.put("WriteStatsToSymLink", "a symbolic link as the statistics file");
        CRACKS.put("WriteStatsToHardLink", "a file of several names as the statistics file");
    }

    private Blame() {}

    static List<Check> all() {
        return List.of(
                Check.error("TG1080", "DontBlameSendmail opens what everybody may write")
                        .both()
                        .fix(UNSAFE)
                        .each(look -> opened(look, HOLES)),
                Check.warning("TG1081", "DontBlameSendmail trusts groups, links or sticky directories")
                        .both()
                        .fix(UNSAFE)
                        .each(look -> opened(look, CRACKS)),
                one(
                        Check.error("TG1082", "GroupWritableDirPathSafe").both().fix(UNSAFE),
                        "groupwritabledirpathsafe",
                        "GroupWritableDirPathSafe switches off the check of groups for all files at once: maps, "
                                + "keys, class files, lists, programs"),
                Check.error("TG1083", "Unknown DontBlameSendmail word").both().each(look -> {
                    for (String word : look.c().words(OPTION)) {
                        if (all(word).isEmpty()) {
                            SendmailOption option = Options.known(OPTION);
                            String good = together(look.c());
                            look.advise(
                                    OPTION,
                                    "sendmail does not start: it does not know the word '" + word + "' here"
                                            + Nearest.hint(word, names()),
                                    option.mcLine(good),
                                    option.cfLine(good));
                        }
                    }
                }),
                Check.warning("TG1084", "\"safe\" together with other words")
                        .both()
                        .fix(INTENT)
                        .each(look -> {
                            if (look.c().words(OPTION).contains("safe")
                                    && look.c().words(OPTION).size() > 1) {
                                look.set(
                                        OPTION, "safe", "\"safe\" cancels the words before it, but not those after it");
                            }
                        }),
                Check.warning("TG1085", "UnsafeGroupWrites").both().fix(UNSAFE).each(look -> {
                    if (look.c().isSet("UnsafeGroupWrites")) {
                        look.lacks(
                                "undefine(`confUNSAFE_GROUP_WRITES')dnl",
                                "the option UnsafeGroupWrites is obsolete, and has had no effect since 8.12",
                                "");
                    }
                }),
                Check.info("TG1086", "DontBlameSendmail word that nothing needs")
                        .each(Blame::needless),
                one(
                        Check.warning("TG1087", "AssumeSafeChown").both().fix(UNSAFE),
                        "assumesafechown",
                        "this tells sendmail that users cannot give files away; if they can, the owner of a list "
                                + "can be forged"));
    }

    private static List<String> names() {
        List<String> names = new ArrayList<>(HOLES.keySet());
        names.addAll(CRACKS.keySet());
        names.addAll(OTHERS);
        return names;
    }

    /** The word as sendmail spells it, or an empty text. */
    private static String all(String word) {
        return names().stream()
                .filter(name -> name.equalsIgnoreCase(word))
                .findFirst()
                .orElse("");
    }

    /** The words of the configuration without those of {@code gone}, as one value. */
    static String without(Configuration c, Set<String> gone) {
        List<String> left = new ArrayList<>();
        for (String word : c.words(OPTION)) {
            if (!gone.contains(word)) {
                left.add(all(word).isEmpty() ? word : all(word));
            }
        }
        return left.isEmpty() ? "safe" : String.join(",", left);
    }

    /** What all findings about the option ask for. */
    static String together(Configuration c) {
        Set<String> words = c.words(OPTION);
        if (words.contains("safe")) {
            return "safe";
        }
        Set<String> gone = new HashSet<>(Set.of("groupwritabledirpathsafe", "assumesafechown"));
        HOLES.keySet().forEach(word -> gone.add(word.toLowerCase(Locale.ROOT)));
        CRACKS.keySet().forEach(word -> gone.add(word.toLowerCase(Locale.ROOT)));
        words.stream().filter(word -> all(word).isEmpty()).forEach(gone::add);
        if (c.has("RunAsUser")) {
            gone.add("nonrootsafeaddr");
        }
        return without(c, gone);
    }

    private static void opened(Look look, Map<String, String> effects) {
        effects.forEach((name, effect) -> {
            String word = name.toLowerCase(Locale.ROOT);
            if (look.c().words(OPTION).contains(word)) {
                Set<String> gone = new HashSet<>();
                effects.keySet().forEach(other -> gone.add(other.toLowerCase(Locale.ROOT)));
                look.set(OPTION, without(look.c(), gone), together(look.c()), name + " lets sendmail use " + effect);
            }
        });
    }

    private static Check one(Check check, String word, String says) {
        return check.each(look -> {
            if (look.c().words(OPTION).contains(word)) {
                look.set(OPTION, without(look.c(), Set.of(word)), together(look.c()), says);
            }
        });
    }

    /** Words about alias files, maps and class files, whose files are all known from the cf. */
    private static void needless(Look look) {
        if (look.host().files().isEmpty()) {
            return;
        }
        Set<String> words = look.c().words(OPTION);
        for (String name : List.of(
                "MapInUnsafeDirPath",
                "ClassFileInUnsafeDirPath",
                "GroupWritableAliasFile",
                "WorldWritableAliasFile",
                "HelpFileInUnsafeDirPath",
                "TrustStickyBit",
                "GroupWritableDirPathSafe")) {
            if (words.contains(name.toLowerCase(Locale.ROOT)) && !NamedFiles.needs(look, name)) {
                look.option(OPTION, "no file of this configuration needs " + name);
            }
        }
    }
}
