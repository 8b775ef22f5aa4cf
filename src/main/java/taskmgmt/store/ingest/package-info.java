/**
 * Ingesting events that happened elsewhere into the registry.
 */
@NullMarked
package taskmgmt.store.ingest;

import org.jspecify.annotations.NullMarked;
