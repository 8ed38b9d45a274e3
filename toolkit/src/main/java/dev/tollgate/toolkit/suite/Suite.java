package dev.tollgate.toolkit.suite;

import dev.tollgate.model.site.Site;
import dev.tollgate.toolkit.suite.YamlText.Member;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.nodes.Node;

/**
 * A suite as its file states it. Names of files are as written, to be taken relative to the suite's own.
 *
 * @param yaml the file
 * @param access the access file that is asked
 * @param cf the site's cf
 * @param mc the site's mc file; never both
 * @param features as {@code --feature} takes them
 * @param localDomains members of class w
 * @param relayDomains members of class R
 * @param engine whose rules answer, and what they are told
 * @param cases the cases in order
 */
public record Suite(
        YamlText yaml,
        String access,
        Optional<String> cf,
        Optional<String> mc,
        List<String> features,
        List<String> localDomains,
        List<String> relayDomains,
        SuiteEngine engine,
        List<SuiteCase> cases) {
    private static final List<String> MEMBERS = List.of(
            "access",
            "mc",
            "cf",
            "features",
            "local-domains",
            "relay-domains",
            "host-name",
            "sendmail-version",
            "expand",
            "stock",
            "dns",
            "map",
            "cases");

    /**
     * The suite that {@code yaml} states.
     *
     * @throws SuiteException when it states none
     */
    public static Suite of(YamlText yaml) {
        Map<String, Member> members = yaml.document();
        for (Map.Entry<String, Member> member : members.entrySet()) {
            if (!MEMBERS.contains(member.getKey())) {
                throw yaml.unknown(
                        member.getValue().key(),
                        "'" + member.getKey() + "' is not part of a policy test file",
                        MEMBERS);
            }
        }
        String access = file(yaml, members, "access")
                .orElseThrow(() -> yaml.missing("'access', the file that is tested, is missing"));
        Optional<String> cf = file(yaml, members, "cf");
        Optional<String> mc = file(yaml, members, "mc");
        Member both = members.get("mc");
        if (cf.isPresent() && both != null) {
            throw yaml.problem(both.key(), "'cf' and 'mc' cannot be used together");
        }
        requireFeatures(yaml, members.get("features"));
        return new Suite(
                yaml,
                access,
                cf,
                mc,
                list(yaml, members, "features"),
                list(yaml, members, "local-domains"),
                list(yaml, members, "relay-domains"),
                new SuiteEngine(
                        text(yaml, members, "host-name", "no name"),
                        text(yaml, members, "sendmail-version", "no version"),
                        flag(yaml, members, "expand"),
                        flag(yaml, members, "stock"),
                        list(yaml, members, "dns"),
                        list(yaml, members, "map")),
                cases(yaml, members.get("cases")));
    }

    private static void requireFeatures(YamlText yaml, @Nullable Member features) {
        if (features == null) {
            return;
        }
        for (Node node : yaml.nodes(features.value())) {
            try {
                Site.parseFeature(yaml.scalar(node, "a feature"));
            } catch (IllegalArgumentException e) {
                throw yaml.problem(node, String.valueOf(e.getMessage()));
            }
        }
    }

    private static List<SuiteCase> cases(YamlText yaml, @Nullable Member member) {
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

    private static List<String> list(YamlText yaml, Map<String, Member> members, String name) {
        Member member = members.get(name);
        return member == null ? List.of() : yaml.scalars(member.value(), "'" + name + "'");
    }

    private static boolean flag(YamlText yaml, Map<String, Member> members, String name) {
        Member member = members.get(name);
        if (member == null) {
            return false;
        }
        return switch (yaml.scalar(member.value(), "'" + name + "'")) {
            case "true" -> true;
            case "false" -> false;
            default -> throw yaml.problem(member.value(), "'" + name + "' must be true or false");
        };
    }

    private static Optional<String> file(YamlText yaml, Map<String, Member> members, String name) {
        return text(yaml, members, name, "no file");
    }

    private static Optional<String> text(YamlText yaml, Map<String, Member> members, String name, String none) {
        Member member = members.get(name);
        if (member == null) {
            return Optional.empty();
        }
        String text = yaml.scalar(member.value(), "'" + name + "'");
        if (text.isEmpty()) {
            throw yaml.problem(member.value(), "'" + name + "' names " + none);
        }
        return Optional.of(text);
    }

    /**
     * Says no to cases that expect nothing.
     *
     * @throws SuiteException naming the first of them
     */
    public void requireExpectations() {
        for (SuiteCase suiteCase : cases) {
            if (suiteCase.expect() == null) {
                throw yaml.problem(
                        suiteCase.node(), "the case has no 'expect', so it cannot fail (--record fills it in)");
            }
        }
    }
}
