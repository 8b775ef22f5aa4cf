/**
 * Takes secrets out of a record before it becomes a line.
 *
 * <p>{@link taskmgmt.redaction.Redaction} is the entry: it goes through a record, and through each text in it. A secret is known by the name
 * before it, by its place on a program's command line, by its place in an address, or by the shape of a well-known token.
 *
 * <p>Pure: no files, threads, clock or JSON library belong here. Which further keys are secrets belongs to {@code policy}.
 */
@NullMarked
package taskmgmt.redaction;

import org.jspecify.annotations.NullMarked;
