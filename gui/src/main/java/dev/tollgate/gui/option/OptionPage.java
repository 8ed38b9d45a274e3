package dev.tollgate.gui.option;

import dev.tollgate.gui.document.ShownText;
import dev.tollgate.gui.text.Texts;
import dev.tollgate.toolkit.site.OptionAdvice;
import dev.tollgate.toolkit.site.OptionGood;
import dev.tollgate.toolkit.site.SiteOption;

/** All about one option, as a page in Markdown. */
public final class OptionPage {
    private static final int ALL_PROFILES = 6;

    private final StringBuilder page = new StringBuilder();
    private final SiteOption option;

    private OptionPage(SiteOption option) {
        this.option = option;
    }

    /** The page of {@code option}; {@code siteKnown} tells whether a configuration was read. */
    public static String of(SiteOption option, boolean siteKnown) {
        return new OptionPage(option).text(siteKnown);
    }

    private String text(boolean siteKnown) {
        page.append("# ").append(option.name()).append('\n');
        say(option.meaning());
        say(Texts.of("option.page.kind", option.kind()));
        if (siteKnown) {
            heading("option.page.site");
            site();
        }
        if (!option.advice().isEmpty()) {
            heading("option.page.advice");
            option.advice().forEach(this::advice);
        }
        if (!option.good().isEmpty() || option.advice().isEmpty()) {
            heading("option.page.good");
            if (option.good().isEmpty()) {
                say(Texts.of("option.page.depends"));
            } else {
                option.good().forEach(this::good);
            }
        }
        heading("option.page.default");
        say(option.builtIn().isEmpty() ? Texts.of("option.page.none") : Texts.of("option.page.builtin"));
        code(option.builtIn());
        if (!option.mcDefault().isEmpty()) {
            say(Texts.of("option.page.m4"));
            code(option.mcDefault());
        }
        if (!option.since().isEmpty()) {
            say(Texts.of("option.page.since", option.since()));
        }
        if (!option.until().isEmpty()) {
            say(Texts.of("option.page.until", option.until()));
        }
        if (!option.needs().isEmpty()) {
            say(Texts.of("option.page.needs", option.needs()));
        }
        if (!option.letter().isEmpty()) {
            say(Texts.of("option.page.letter", option.letter()));
        }
        return page.toString();
    }

    private void site() {
        option.setting()
                .ifPresentOrElse(
                        set -> {
                            say(
                                    set.byHand()
                                            ? Texts.of("option.page.set", set.file(), set.line())
                                            : Texts.of("option.page.stock", set.file()));
                            code(set.value().isEmpty() ? Texts.of("option.page.empty") : set.value());
                            if (!set.becomes().isEmpty()) {
                                say(Texts.of("option.page.becomes", set.becomes()));
                            }
                        },
                        () -> say(Texts.of("option.page.unset")));
    }

    private void advice(OptionAdvice advice) {
        String holds = advice.profiles().size() == ALL_PROFILES
                ? Texts.of("option.page.everywhere")
                : String.join(", ", advice.profiles());
        say(Texts.of("option.page.finding", advice.rule(), holds, ShownText.of(advice.message())));
        code(advice.lines());
    }

    private void good(OptionGood good) {
        if (!good.profiles().isEmpty()) {
            say(String.join(", ", good.profiles()) + ":");
        }
        page.append("\n```\n").append(good.lines()).append("\n```\n");
    }

    private void heading(String key) {
        page.append("\n## ").append(Texts.of(key)).append('\n');
    }

    private void say(String sentence) {
        page.append('\n').append(sentence).append('\n');
    }

    /** A value as it stands: it may have anything in it, so it is not part of a sentence. */
    private void code(String text) {
        if (!text.isEmpty()) {
            page.append("\n```\n").append(ShownText.of(text.replace('\n', ' '))).append("\n```\n");
        }
    }
}
