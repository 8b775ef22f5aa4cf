/**
 * Events of the registry to a topic of Kafka, and events of a topic to whoever records them, each exactly once; the only user of the library for
 * it. What an event means, and whether it is recorded, is decided elsewhere.
 */
@NullMarked
package taskmgmt.kafka;

import org.jspecify.annotations.NullMarked;
