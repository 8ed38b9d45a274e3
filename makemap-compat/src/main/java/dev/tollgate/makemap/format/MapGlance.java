package dev.tollgate.makemap.format;

/**
 * What a short look at a map file shows, which takes the same small time for a map of any size: the first bytes, the
 * length, and {@value #PAGES} pages or tables spread over the file. A map that looks whole may still be damaged between
 * them; {@code MapFiles.damage} reads all of it.
 *
 * @param content what is in the file
 * @param opens whether the library that the format belongs to opens the file
 * @param damage what is wrong, as a clause about the file; empty where nothing is. It repeats nothing of the content
 */
public record MapGlance(Content content, boolean opens, String damage) {
    /** How many pages or tables are looked at. */
    public static final int PAGES = 64;

    /** What a file that should be a map has in it. */
    public enum Content {
        /** Berkeley DB's hash. */
        HASH("hash"),
        /** Berkeley DB's btree. */
        BTREE("btree"),
        /** A constant database. */
        CDB("cdb"),
        /** The hash of db 1.85. */
        HASH_185("db185-hash"),
        /** The btree of db 1.85. */
        BTREE_185("db185-btree"),
        /** Nothing at all. */
        EMPTY("empty"),
        /** Text, as it is before makemap. */
        TEXT("text"),
        /** None of these. */
        OTHER("other");

        private final String word;

        Content(String word) {
            this.word = word;
        }

        /** The word for it, in lower case. */
        public String word() {
            return word;
        }
    }
}
