/**
 * Converting records of other systems: how a row becomes the events of a task or the records of an incident, under ids that stay
 * the same at the next import. Pure: neither reading files nor writing logs belongs here.
 */
@NullMarked
package taskmgmt.imports;

import org.jspecify.annotations.NullMarked;
