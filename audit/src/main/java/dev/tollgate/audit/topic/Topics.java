package dev.tollgate.audit.topic;

import dev.tollgate.audit.check.Check;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** All checks. */
public final class Topics {
    private static final Map<String, List<Check>> BY_TOPIC = byTopic();

    private Topics() {}

    private static Map<String, List<Check>> byTopic() {
        Map<String, List<Check>> topics = new LinkedHashMap<>();
        topics.put("Greeting", Greeting.all());
        topics.put("Privacy", Privacy.all());
        topics.put("Limits and timeouts", Limits.all());
        topics.put("Relaying", Relaying.all());
        topics.put("Ports", Relaying.ports());
        topics.put("Configuration texts", Texts.all());
        topics.put("TLS", Tls.all());
        topics.put("Certificates and keys", Keys.all());
        topics.put("Authentication", Auth.all());
        topics.put("Users", Users.all());
        topics.put("Mailers", Mailers.all());
        topics.put("Addresses", Mailers.addresses());
        topics.put("DontBlameSendmail", Blame.all());
        topics.put("Files and directories", Files.all());
        topics.put("Maps", Maps.all());
        topics.put("Programs", Programs.all());
        topics.put("Logs and queue", Logs.all());
        topics.put("Aliases", AliasChecks.all());
        topics.put("Forward files", Forwards.all());
        topics.put("Submission", Submission.all());
        topics.put("Protocol", Protocol.all());
        topics.put("Directories", Ldap.all());
        return topics;
    }

    /** The topics in the order of a report. */
    public static List<String> names() {
        return List.copyOf(BY_TOPIC.keySet());
    }

    /** The topic of the check with this code. */
    public static String of(String code) {
        return BY_TOPIC.entrySet().stream()
                .filter(topic ->
                        topic.getValue().stream().anyMatch(check -> check.code().equals(code)))
                .map(Map.Entry::getKey)
                .findFirst()
                .orElse("Other");
    }

    /** All checks, by number. */
    public static List<Check> checks() {
        List<Check> checks = new ArrayList<>();
        BY_TOPIC.values().forEach(checks::addAll);
        checks.sort(
                Comparator.comparingInt(check -> Integer.parseInt(check.code().substring(2))));
        return List.copyOf(checks);
    }
}
