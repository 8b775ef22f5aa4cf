package taskmgmt.knowledge;

/**
 * Something that can be found, by its title and by what else is told of it.
 *
 * @param atMicros when it was last told of; {@link Long#MIN_VALUE} where nobody knows
 */
public record KnowledgeEntry(KnowledgeSource source, String id, String subsystem, String type, String title, long atMicros) {
    /** By what it is known among all entries: an incident and its task have the same id. */
    String key() {
        return key(source, id);
    }

    static String key(KnowledgeSource source, String id) {
        return source.text() + " " + id;
    }
}
