/**
 * What the product knows about incidents: their records, severities, and the time it took to repair.
 * Pure: no files, threads, clock or JSON library belong here.
 */
@NullMarked
package taskmgmt.incident;

import org.jspecify.annotations.NullMarked;
