package dev.tollgate.model.lint.certificate;

import dev.tollgate.model.lint.Report;
import dev.tollgate.model.lint.RuleInfo;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** An attribute under a name that OpenSSL's one-line form does not use. */
final class LongAttributeName extends NameRule {
    private static final Pattern ATTRIBUTE = Pattern.compile("/([A-Za-z]+)=");

    LongAttributeName() {
        super(RuleInfo.error("TG510", "An attribute that OpenSSL spells otherwise")
                .intentFix());
    }

    @Override
    void check(NameText name, Report report) {
        if (!name.isOneLine()) {
            return;
        }
        Matcher matcher = ATTRIBUTE.matcher(name.text());
        while (matcher.find()) {
            Optional<String> right = OneLineForm.shortName(matcher.group(1));
            boolean told = !name.isKey() && matcher.group(1).equalsIgnoreCase("E");
            if (right.isPresent() && !told) {
                report.replace(
                        this,
                        name.line(),
                        name.part(matcher.start(1), matcher.end(1)),
                        "OpenSSL writes this attribute as " + right.get() + " on one line, so that " + name.effect(),
                        "write " + right.get() + "=",
                        right.get());
            }
        }
    }
}
