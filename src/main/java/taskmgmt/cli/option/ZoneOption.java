package taskmgmt.cli.option;

import java.time.ZoneId;
import taskmgmt.cli.command.Option;
import taskmgmt.cli.command.ParameterGroup;
import taskmgmt.time.Zones;

/** The time zone of those times in a file that do not state one. */
public final class ZoneOption extends ParameterGroup {
    private final Option<ZoneId> zone = option("--zone").as(Zones::parse, "ZONE")
            .text("the time zone of times that name none, as Europe/Berlin or +02:00 (default: UTC)");

    public ZoneOption() {
        super("Time options");
    }

    public ZoneId zone() {
        return zone.or(Zones.UTC);
    }
}
