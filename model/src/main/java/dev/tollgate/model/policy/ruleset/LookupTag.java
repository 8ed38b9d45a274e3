package dev.tollgate.model.policy.ruleset;

import dev.tollgate.model.source.LineGrammar;
import java.nio.charset.StandardCharsets;

/** A tag by which the rulesets search, as the cf spells it. */
final class LookupTag {
    /** No tag is longer, its colon included. */
    static final int MAX_LENGTH = 32;

    static final LookupTag CONNECT = new LookupTag("Connect");
    static final LookupTag FROM = new LookupTag("From");
    static final LookupTag TO = new LookupTag("To");
    static final LookupTag SPAM = new LookupTag("Spam");
    static final LookupTag TLS_CLT = new LookupTag("TLS_Clt");
    static final LookupTag TLS_SRV = new LookupTag("TLS_Srv");
    static final LookupTag TLS_RCPT = new LookupTag("TLS_Rcpt");
    static final LookupTag TRY_TLS = new LookupTag("Try_TLS");
    static final LookupTag SRV_FEATURES = new LookupTag("Srv_Features");
    static final LookupTag CLT_FEATURES = new LookupTag("Clt_Features");
    static final LookupTag TLS_SRV_FEATURES = new LookupTag("TLS_Srv_Features");
    static final LookupTag TLS_CLT_FEATURES = new LookupTag("TLS_Clt_Features");
    static final LookupTag AUTHINFO = new LookupTag("AuthInfo");
    static final LookupTag GREET_PAUSE = new LookupTag("GreetPause");
    static final LookupTag CLIENT_RATE = new LookupTag("ClientRate");
    static final LookupTag CLIENT_CONN = new LookupTag("ClientConn");
    static final LookupTag QUEUE_GROUP = new LookupTag("qgrp");
    static final LookupTag CERT_ISSUER = new LookupTag("CERTISSUER");
    static final LookupTag CERT_SUBJECT = new LookupTag("CERTSUBJECT");

    private final String prefix;
    private final String spelled;
    private final byte[] folded;

    private LookupTag(String text) {
        prefix = text + ":";
        boolean quoted = text.indexOf('_') > 0 && !(text.startsWith("TLS_") && text.endsWith("_Features"));
        spelled = quoted ? "\"" + text + "\"" : text;
        folded = LineGrammar.fold(prefix).getBytes(StandardCharsets.ISO_8859_1);
    }

    /** The tag with the quotes that the cf puts around most of those that hold an underscore. */
    String spelled() {
        return spelled;
    }

    /** The tag with its colon, as a key begins. */
    String prefix() {
        return prefix;
    }

    /** Puts the tag with its colon, folded, at the beginning of {@code key}; where it ends. */
    int copyTo(byte[] key) {
        System.arraycopy(folded, 0, key, 0, folded.length);
        return folded.length;
    }
}
