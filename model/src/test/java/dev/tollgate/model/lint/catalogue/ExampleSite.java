package dev.tollgate.model.lint.catalogue;

import dev.tollgate.model.site.Site;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The site that a page's "site:" line describes: features, local-domain=D and relay-domain=D. */
final class ExampleSite {
    private ExampleSite() {}

    static Site of(List<String> words) {
        if (words.isEmpty()) {
            return Site.UNKNOWN;
        }
        Map<String, String> features = new HashMap<>();
        Set<String> local = new HashSet<>();
        Set<String> relay = new HashSet<>();
        for (String word : words) {
            int equals = word.indexOf('=');
            String name = equals < 0 ? word : word.substring(0, equals);
            String argument = equals < 0 ? "" : word.substring(equals + 1);
            switch (name) {
                case "local-domain" -> local.add(argument);
                case "relay-domain" -> relay.add(argument);
                default -> features.put(name, argument);
            }
        }
        return new Site(true, features, local, relay);
    }
}
