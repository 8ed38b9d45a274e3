package dev.tollgate.model.site;

/** A fact of a site that is not a feature. */
public enum SiteFact {
    LOCAL_DOMAINS("class w, the names of this host"),
    RELAY_DOMAINS("class R, the domains and networks that may relay"),
    OWN_DOMAINS("class m, this host's own domain"),
    AUTH_MECHANISMS("class TrustAuthMech, the AUTH mechanisms that allow relaying"),
    QUEUE_GROUPS("the queue groups that QGRP: entries may name"),
    HOST_NAME("$j, this host's official name"),
    VERSION("the version of sendmail's configuration"),
    MACHINE_NAME("the machine's own name, which gives $w, $m and members of the classes w and m"),
    DELIVERY_MODE("the delivery mode"),
    ACCESS_MAP("the access map's class, path and flags"),
    REPLIES("the texts of the standard rejections");

    private final String meaning;

    SiteFact(String meaning) {
        this.meaning = meaning;
    }

    /** What the fact is, in words. */
    public String meaning() {
        return meaning;
    }
}
