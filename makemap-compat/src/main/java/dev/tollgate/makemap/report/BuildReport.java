package dev.tollgate.makemap.report;

import java.util.List;

/**
 * What a build did.
 *
 * @param entries the number of pairs in the map
 * @param lines the number of lines read, as makemap counts them
 * @param problems the lines that did not get into the map, in their order
 */
public record BuildReport(long entries, long lines, List<LineProblem> problems) {}
