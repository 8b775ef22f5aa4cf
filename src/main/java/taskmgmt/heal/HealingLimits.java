package taskmgmt.heal;

import java.time.Duration;

/**
 * The limits on what a playbook may do.
 *
 * @param attempts   how often all remedies are tried in one incident
 * @param coolDown   how long nothing is done after an incident
 * @param maxPerHour how many remedies it may apply within an hour
 * @param failures   after how many failed incidents in a row it is suspended
 * @param suspension how long a suspension lasts; nothing but time ends it
 */
public record HealingLimits(int attempts, Duration coolDown, int maxPerHour, int failures, Duration suspension) {
    public static final HealingLimits DEFAULT =
            new HealingLimits(1, Duration.ofMinutes(1), 12, 3, Duration.ofHours(1));
}
