package taskmgmt.learning.lesson;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import taskmgmt.forecast.PastRuns.Past;
import taskmgmt.forecast.RunWalk;
import taskmgmt.forecast.mixture.Levels;
import taskmgmt.forecast.mixture.Pinball;
import taskmgmt.forecast.mixture.Prediction;
import taskmgmt.forecast.mixture.Predictor;
import taskmgmt.learning.settings.LearnedSettings;
import taskmgmt.learning.settings.Setting;
import taskmgmt.learning.settings.SettingKey;

/**
 * Tunes forecasts by the loss that {@code forecast backtest} prints, going through the runs as they happened. One setting after the
 * other is halved or doubled as long as that helps by {@value #MIN_GAIN_PERCENT}% or more.
 */
final class ForecastLesson implements Lesson {
    private static final List<Setting> SETTINGS = List.of(Setting.FORECAST_HALF_LIVES, Setting.FORECAST_RESERVES, Setting.FORECAST_SHARPNESS,
            Setting.FORECAST_LEVEL_STEP);
    private static final double[] QUANTILES = {0.5, 0.9, 0.95};
    private static final double INTERVAL = 0.9;
    private static final double MICROS_PER_SECOND = 1e6;
    private static final int FEWEST = 40;
    private static final int MIN_GAIN_PERCENT = 1;

    @Override
    public String name() {
        return "forecast";
    }

    @Override
    public List<Setting> settings() {
        return SETTINGS;
    }

    @Override
    public String measure() {
        return "pinball loss, seconds";
    }

    @Override
    public int fewest() {
        return FEWEST;
    }

    @Override
    public List<Long> ends(Evidence evidence) {
        return evidence.runs().stream().map(Past::finishedMicros).toList();
    }

    @Override
    public LearnedSettings fit(Evidence past, LearnedSettings inForce) {
        LearnedSettings best = inForce;
        double least = loss(past, best);
        for (Setting setting : SETTINGS) {
            for (double factor : new double[] {0.5, 2}) {
                boolean helps = true;
                while (helps) {
                    double value = best.number(setting) * factor;
                    LearnedSettings other = best.with(SettingKey.of(setting), setting.bounded(value));
                    double loss = setting.allows(value) ? loss(past, other) : Double.POSITIVE_INFINITY;
                    helps = loss < least * (100 - MIN_GAIN_PERCENT) / 100;
                    best = helps ? other : best;
                    least = helps ? loss : least;
                }
            }
        }
        return best;
    }

    private double loss(Evidence past, LearnedSettings settings) {
        return Arrays.stream(losses(past, settings, Long.MIN_VALUE)).average().orElse(0);
    }

    /** A run that started before any other had ended is not predicted, whatever the settings, and therefore costs nothing. */
    @Override
    public double[] losses(Evidence evidence, LearnedSettings settings, long after) {
        List<Double> losses = new ArrayList<>();
        RunWalk.through(evidence.runs(), new Predictor(Levels.of(INTERVAL, QUANTILES), settings.tuning()), (run, prediction) -> {
            if (run.finishedMicros() > after) {
                losses.add(prediction == null ? 0 : loss(prediction, (double) run.durationMicros()));
            }
        });
        return losses.stream().mapToDouble(Double::doubleValue).toArray();
    }

    private static double loss(Prediction prediction, double took) {
        double sum = 0;
        for (double level : QUANTILES) {
            sum += Pinball.loss(took, (double) prediction.quantile(level), level);
        }
        return sum / QUANTILES.length / MICROS_PER_SECOND;
    }
}
