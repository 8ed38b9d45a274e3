package dev.tollgate.sendmail.option;

import java.util.List;
import java.util.Set;

/** The words of PrivacyOptions. */
public final class PrivacyWords {
    /** What goaway stands for. */
    public static final Set<String> GOAWAY =
            Set.of("needmailhelo", "needexpnhelo", "needvrfyhelo", "noexpn", "novrfy", "noverb", "authwarnings");

    /** All words that sendmail 8.17 knows; noreflection needs a build with _FFR_NOREFLECT. */
    public static final List<String> ALL = List.of(
            "public",
            "needmailhelo",
            "needexpnhelo",
            "needvrfyhelo",
            "noexpn",
            "novrfy",
            "restrictexpand",
            "restrictmailq",
            "restrictqrun",
            "noetrn",
            "noverb",
            "authwarnings",
            "noreceipts",
            "nobodyreturn",
            "goaway",
            "noactualrecipient");

    private PrivacyWords() {}
}
