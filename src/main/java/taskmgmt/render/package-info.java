/**
 * Renders rows as tables, JSON, JSON lines, CSV, TSV and YAML. The content of a report does not belong here.
 */
@NullMarked
package taskmgmt.render;

import org.jspecify.annotations.NullMarked;
