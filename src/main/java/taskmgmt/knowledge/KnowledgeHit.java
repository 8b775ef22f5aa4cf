package taskmgmt.knowledge;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What a search found.
 *
 * @param score how well it matches: more is better; scores of different searches are not comparable
 * @param id    of the newest entry
 * @param same  the number of entries with the same kind, subsystem, type and title
 * @param at    when the newest was last reported; null if unknown
 */
public record KnowledgeHit(double score, KnowledgeSource source, String id, String subsystem, String type, String title, long same, @Nullable Instant at) {}
