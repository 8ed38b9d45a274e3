package dev.tollgate.sendmail.check;

import dev.tollgate.sendmail.cf.Configuration;
import dev.tollgate.sendmail.map.CfMap;
import dev.tollgate.sendmail.scan.Tokens;
import java.util.Optional;

/** An alias and the file that has it. */
public record Alias(String key, String value, String file) {
    /** What the aliases of {@code configuration} have for a local user. */
    public static Optional<Alias> of(Configuration configuration, String user) {
        CfMap aliases = configuration.maps().get("aliases");
        if (aliases == null) {
            return Optional.empty();
        }
        String key = Tokens.stripQuotes(user);
        return configuration.maps().lookUp(aliases, key).flatMap(looked -> {
            String value = looked.result().get().value();
            CfMap answered = aliases;
            for (CfMap inner = aliases.answeredBy(); inner != null; inner = inner.answeredBy()) {
                answered = inner;
            }
            String file = answered.file();
            return value == null ? Optional.empty() : Optional.of(new Alias(key, value, file == null ? "" : file));
        });
    }
}
