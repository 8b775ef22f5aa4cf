/**
 * What the product knows about learning activities and configuration versions.
 * Pure: no files, threads, clock or JSON library belong here.
 */
@NullMarked
package taskmgmt.learning;

import org.jspecify.annotations.NullMarked;
