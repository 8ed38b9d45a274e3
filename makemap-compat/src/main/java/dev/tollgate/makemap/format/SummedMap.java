package dev.tollgate.makemap.format;

import java.io.IOException;

/** An open map whose pages tell which pairs a lookup finds, so that they need not be looked up one by one. */
@FunctionalInterface
public interface SummedMap {
    /** The sum of all pairs that a lookup of their keys ends at. */
    PairSum sum() throws IOException;
}
