package dev.tollgate.model.site;

/** The tables beside the access map that sendmail's features read (cf/README). */
public enum Table {
    /** {@code FEATURE(`virtusertable')}: addresses of virtual domains to mailboxes. */
    VIRTUSER("virtuser", "virtusertable", "virtuser"),
    /** {@code FEATURE(`mailertable')}: domains to mailers and hosts. */
    MAILER("mailer", "mailertable", "mailertable"),
    /** {@code FEATURE(`domaintable')}: old domains to new ones. */
    DOMAIN("domain", "domaintable", "domaintable"),
    /** {@code FEATURE(`genericstable')}: local users to the addresses that the world sees. */
    GENERICS("generics", "genericstable", "generics");

    private final String word;
    private final String feature;
    private final String map;

    Table(String word, String feature, String map) {
        this.word = word;
        this.feature = feature;
        this.map = map;
    }

    /** The name on a command line. */
    @Override
    public String toString() {
        return word;
    }

    /** The feature that reads the table, which is also what its file is called. */
    public String feature() {
        return feature;
    }

    /** The map's name in a sendmail.cf. */
    public String map() {
        return map;
    }
}
