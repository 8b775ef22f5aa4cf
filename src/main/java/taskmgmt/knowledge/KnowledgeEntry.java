package taskmgmt.knowledge;

/**
 * Something that can be found by its title and by other text about it.
 *
 * @param atMicros when it was last reported; {@link Long#MIN_VALUE} if unknown
 */
public record KnowledgeEntry(KnowledgeSource source, String id, String subsystem, String type, String title, long atMicros) {
    /** Identifies it among all entries; the id alone is not enough, because an incident and its task have the same id. */
    String key() {
        return key(source, id);
    }

    static String key(KnowledgeSource source, String id) {
        return source.text() + " " + id;
    }
}
