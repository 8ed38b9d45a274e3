package dev.tollgate.makemap.db185;

/** The first page of a pair that does not fit one page: a key, and the beginning of its value behind the link. */
final class BigPage extends HashPage {
    private int valueOffset;

    BigPage(int pageSize) {
        super(pageSize);
    }

    void valueOffset(int offset) {
        valueOffset = offset;
    }

    @Override
    void link(int address) {
        addSlots(address, valueOffset);
    }
}
