/** Tables without a preset: the map from columns to fields, given by the user or guessed from names and values. */
@NullMarked
package taskmgmt.imports.map;

import org.jspecify.annotations.NullMarked;
