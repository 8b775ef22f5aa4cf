/**
 * From rows to what a person or a program reads: tables, JSON, JSON lines, CSV, TSV, YAML. What a report says does not belong
 * here.
 */
@NullMarked
package taskmgmt.render;

import org.jspecify.annotations.NullMarked;
