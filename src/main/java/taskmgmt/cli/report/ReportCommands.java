package taskmgmt.cli.report;

import java.util.List;
import org.jspecify.annotations.Nullable;
import taskmgmt.cli.command.Command;
import taskmgmt.cli.command.Commands;
import taskmgmt.cli.command.Load;
import taskmgmt.cli.command.Verb;

/** The commands that report over the logs. */
public final class ReportCommands implements Commands {
    @Override
    public List<Verb> verbs() {
        return List.of(
                Verb.of("evidence healing", Load.READS).trained(),
                Verb.of("evidence learning", Load.READS),
                Verb.of("evidence unified", Load.READS).trained(),
                Verb.of("stats", Load.SCANS).trained(),
                Verb.of("stats compare", Load.SCANS),
                Verb.of("forecast", Load.SCANS).trained(),
                Verb.of("forecast remaining", Load.SCANS).trained(),
                Verb.of("forecast backtest", Load.SCANS),
                Verb.of("anomalies", Load.SCANS).trained(),
                Verb.of("stuck", Load.SCANS).trained(),
                Verb.of("sla", Load.SCANS).trained(),
                Verb.of("sla escalate", Load.SCANS),
                Verb.of("mttr", Load.LOOKS).trained(),
                Verb.of("trend", Load.SCANS).trained(),
                Verb.of("insights", Load.SCANS).trained(),
                Verb.of("evaluate", Load.SCANS),
                Verb.of("knowledge search", Load.SCANS),
                Verb.of("knowledge categories", Load.LOOKS));
    }

    @Override
    public @Nullable Command command(String name) {
        return switch (name) {
            case "evidence healing" -> new EvidenceHealingCommand();
            case "evidence learning" -> new EvidenceLearningCommand();
            case "evidence unified" -> new EvidenceUnifiedCommand();
            case "stats" -> new StatsCommand();
            case "stats compare" -> new StatsCompareCommand();
            case "forecast" -> new ForecastCommand();
            case "forecast remaining" -> new ForecastRemainingCommand();
            case "forecast backtest" -> new ForecastBacktestCommand();
            case "anomalies" -> new AnomaliesCommand();
            case "stuck" -> new StuckCommand();
            case "sla" -> new SlaCommand();
            case "sla escalate" -> new SlaEscalateCommand();
            case "mttr" -> new MttrCommand();
            case "trend" -> new TrendCommand();
            case "insights" -> new InsightsCommand();
            case "evaluate" -> new EvaluateCommand();
            case "knowledge search" -> new KnowledgeSearchCommand();
            case "knowledge categories" -> new KnowledgeCategoriesCommand();
            default -> null;
        };
    }
}
