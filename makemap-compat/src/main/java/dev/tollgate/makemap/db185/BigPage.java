package dev.tollgate.makemap.db185;

/** The page of a big pair on which its key ends, with the beginning of its value after the link. */
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
