package taskmgmt.intake;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.function.Function;
import taskmgmt.imports.Preset;
import taskmgmt.imports.Row;
import taskmgmt.imports.incident.ForeignIncident;
import taskmgmt.imports.incident.IncidentFormat;

/** Reads incidents of other systems; all of them are kept in memory, because incidents are few. Not thread-safe. */
public final class IncidentImport {
    private final Preset preset;
    private final BiConsumer<Row, String> unusable;
    private final ImportTotals totals = new ImportTotals();
    private final List<ForeignIncident> incidents = new ArrayList<>();

    /** @param unusable receives each row that is not an incident, and the reason */
    public IncidentImport(Preset preset, BiConsumer<Row, String> unusable) {
        this.preset = preset;
        this.unusable = unusable;
    }

    /** Reads one source to its end. */
    public void read(ImportSource source, Function<ImportSource, IncidentFormat> formats) throws IOException, UnsuitableSourceException {
        IncidentFormat format = formats.apply(source);
        try (InputStream bytes = source.opener().open(); BufferedReader text = TextLines.decoded(Compressed.plain(bytes))) {
            Rows.read(preset, source.name(), text, new Taking(format));
        }
    }

    /** The incidents, in the order of the sources. */
    public List<ForeignIncident> incidents() {
        return Collections.unmodifiableList(incidents);
    }

    public ImportTotals totals() {
        return totals;
    }

    private final class Taking implements RowSink {
        private final IncidentFormat format;

        Taking(IncidentFormat format) {
            this.format = format;
        }

        @Override
        public void row(Row row) {
            totals.row();
            IncidentFormat.Reading reading = format.read(row);
            ForeignIncident incident = reading.incident();
            if (incident == null && reading.fault().isEmpty()) {
                totals.rowPassedOver();
                return;
            }
            if (incident == null) {
                refuse(row, reading.fault(), row.values().toString());
                return;
            }
            totals.incident(incident);
            incidents.add(incident);
        }

        @Override
        public void unreadable(long number, String reason, String text) {
            totals.row();
            refuse(new Row(number, Map.of(Row.LINE, text)), reason, text);
        }

        private void refuse(Row row, String reason, String text) {
            totals.unusable(row.number(), reason, text);
            unusable.accept(row, reason);
        }
    }
}
