/** Map files as addressable bytes, whatever their size. */
@org.jspecify.annotations.NullMarked
package dev.tollgate.makemap.file;
