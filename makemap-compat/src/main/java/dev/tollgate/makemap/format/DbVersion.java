package dev.tollgate.makemap.format;

/** The versions of Berkeley DB's file formats that can be written. */
public enum DbVersion {
    /** Hash 8, btree 9: what releases 4.1 to 4.5 write; hash pages are not sorted. */
    DB_4_1(8, 9),
    /** Hash 9, btree 9: what releases 4.6 to 6.0 write, and all later ones open. */
    DB_5_3(9, 9),
    /** Hash 10, btree 10: what releases 6.1 to 18.1 write; older ones do not open it. */
    DB_18_1(10, 10);

    private final int hash;
    private final int btree;

    DbVersion(int hash, int btree) {
        this.hash = hash;
        this.btree = btree;
    }

    /** The version of hash maps. */
    public int hash() {
        return hash;
    }

    /** The version of btree maps. */
    public int btree() {
        return btree;
    }
}
