package dev.tollgate.cli.suite;

import dev.tollgate.cli.command.SiteFacts;
import dev.tollgate.cli.output.Console;
import dev.tollgate.cli.output.Input;
import dev.tollgate.model.site.Site;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.nodes.Node;

/**
 * A suite as its file states it.
 *
 * @param yaml the file
 * @param access the access file that is asked
 * @param site the site
 * @param cases the cases in order
 */
record SuiteFile(YamlFile yaml, String access, Site site, List<SuiteCase> cases) {
    private static final List<String> MEMBERS =
            List.of("access", "mc", "cf", "features", "local-domains", "relay-domains", "cases");

    /** Reads the suite {@code name}. */
    static SuiteFile read(Console console, String name) {
        YamlFile yaml = YamlFile.read(console, name);
        Map<String, YamlFile.Member> members = yaml.document();
        for (Map.Entry<String, YamlFile.Member> member : members.entrySet()) {
            if (!MEMBERS.contains(member.getKey())) {
                throw yaml.unknown(
                        member.getValue().key(), "'" + member.getKey() + "' is no part of a policy test file", MEMBERS);
            }
        }
        String access = file(yaml, members, "access");
        if (access == null) {
            throw yaml.missing("'access', the file that is tested, is missing");
        }
        Site site = site(console, yaml, members);
        return new SuiteFile(yaml, access, site, cases(yaml, members.get("cases")));
    }

    private static List<SuiteCase> cases(YamlFile yaml, YamlFile.@Nullable Member member) {
        if (member == null) {
            throw yaml.missing("'cases' is missing");
        }
        CaseReader reader = new CaseReader(yaml);
        List<SuiteCase> cases = new ArrayList<>();
        for (Node node : yaml.items(member.value(), "'cases'")) {
            cases.add(reader.read(node));
        }
        if (cases.isEmpty()) {
            throw yaml.problem(member.value(), "there is no case");
        }
        return cases;
    }

    private static Site site(Console console, YamlFile yaml, Map<String, YamlFile.Member> members) {
        String cf = file(yaml, members, "cf");
        String mc = file(yaml, members, "mc");
        YamlFile.Member both = members.get("mc");
        if (cf != null && both != null) {
            throw yaml.problem(both.key(), "'cf' and 'mc' exclude each other");
        }
        YamlFile.Member features = members.get("features");
        if (features != null) {
            for (Node node : yaml.nodes(features.value())) {
                try {
                    Site.parseFeature(yaml.scalar(node, "a feature"));
                } catch (IllegalArgumentException e) {
                    throw yaml.problem(node, String.valueOf(e.getMessage()));
                }
            }
        }
        return SiteFacts.given(
                        cf,
                        mc,
                        list(yaml, members, "features"),
                        list(yaml, members, "local-domains"),
                        list(yaml, members, "relay-domains"))
                .site(console);
    }

    private static List<String> list(YamlFile yaml, Map<String, YamlFile.Member> members, String name) {
        YamlFile.Member member = members.get(name);
        return member == null ? List.of() : yaml.scalars(member.value(), "'" + name + "'");
    }

    /** A file's name, taken relative to the suite's file. */
    private static @Nullable String file(YamlFile yaml, Map<String, YamlFile.Member> members, String name) {
        YamlFile.Member member = members.get(name);
        if (member == null) {
            return null;
        }
        String file = yaml.scalar(member.value(), "'" + name + "'");
        if (file.isEmpty()) {
            throw yaml.problem(member.value(), "'" + name + "' names no file");
        }
        Path parent = yaml.name().equals(Input.STANDARD)
                ? null
                : Input.path(yaml.name()).getParent();
        return parent == null
                ? file
                : parent.resolve(Input.path(file)).normalize().toString();
    }
}
