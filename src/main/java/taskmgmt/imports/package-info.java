/**
 * What an import knows of records that other systems wrote: how a row becomes the events of a task or the records of an
 * incident, under ids that are the same at the next import. Pure: reading files is not done here, nor is writing logs.
 */
@NullMarked
package taskmgmt.imports;

import org.jspecify.annotations.NullMarked;
