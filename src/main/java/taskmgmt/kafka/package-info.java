/**
 * Publishing events of the registry to a Kafka topic, and passing events of a topic to a recorder, each exactly once; the only
 * user of the Kafka library. Interpreting and accepting events belongs elsewhere.
 */
@NullMarked
package taskmgmt.kafka;

import org.jspecify.annotations.NullMarked;
