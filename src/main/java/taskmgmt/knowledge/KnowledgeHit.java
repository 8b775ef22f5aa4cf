package taskmgmt.knowledge;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What a search found.
 *
 * @param score how well it fits: more is better, of no meaning between two searches
 * @param id    of the newest one that says so
 * @param same  how many of the same kind, subsystem, type and title there are
 * @param at    when the newest was last told of; null where nobody knows
 */
public record KnowledgeHit(double score, KnowledgeSource source, String id, String subsystem, String type, String title, long same, @Nullable Instant at) {}
