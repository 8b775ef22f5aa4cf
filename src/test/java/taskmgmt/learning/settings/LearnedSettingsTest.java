package taskmgmt.learning.settings;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import taskmgmt.forecast.mixture.Tuning;
import taskmgmt.number.Decimal;
import taskmgmt.stats.Group;

class LearnedSettingsTest {
    private static final Group BACKUP = new Group("storage", "backup");
    private static final LearnedSettings SOME = LearnedSettings.NONE
            .with(SettingKey.of(Setting.FORECAST_HALF_LIVES), 2)
            .with(SettingKey.of(Setting.ANOMALY_SLOW_FACTOR, BACKUP), 4.5)
            .with(SettingKey.of(Setting.HEAL_REMEDY_ORDER, "down"), List.of("start it", "run reload"));

    @Test
    void nothingLearnedIsTheStandard() {
        assertThat(LearnedSettings.NONE.tuning()).isEqualTo(Tuning.STANDARD);
        assertThat(LearnedSettings.NONE.number(Setting.ANOMALY_SLOW_FACTOR, BACKUP)).isEqualTo(3);
        assertThat(LearnedSettings.NONE.order(Setting.HEAL_REMEDY_ORDER, "down")).isEmpty();
    }

    @Test
    void comesBackFromTheLogAsItWas() {
        assertThat(LearnedSettings.of(SOME.toList())).isEqualTo(SOME);
        assertThat(SOME.tuning().halfLives()).isEqualTo(2);
        assertThat(SOME.number(Setting.ANOMALY_SLOW_FACTOR, BACKUP)).isEqualTo(4.5);
        assertThat(SOME.number(Setting.ANOMALY_SLOW_FACTOR, new Group("storage", "restore"))).isEqualTo(3);
        assertThat(SOME.order(Setting.HEAL_REMEDY_ORDER, "down")).containsExactly("start it", "run reload");
        assertThat(SOME.count(Setting.ANOMALY_SLOW_FACTOR)).isEqualTo(1);
    }

    @Test
    void theStandardIsAsGoodAsNothingLearned() {
        assertThat(SOME.with(SettingKey.of(Setting.FORECAST_HALF_LIVES), 1).values()).hasSize(2);
    }

    @Test
    void whatCannotBeMeantIsLeftOut() {
        assertThat(LearnedSettings.of(List.of(
                Map.of("setting", "forecast.half_lives", "value", 1_000L),
                Map.of("setting", "forecast.reserves", "value", "2"),
                Map.of("setting", "forecast.sharpness"),
                Map.of("setting", "of.the.future", "value", 2L),
                Map.of("setting", "heal.remedy_order", "failure_mode", "down", "value", List.of(1L)),
                Map.of("setting", "run.timeout_factor", "value", Decimal.parse("-1")),
                "no object")).values()).isEmpty();
        assertThat(LearnedSettings.of("no list").values()).isEmpty();
        assertThat(LearnedSettings.of(List.of(Map.of("setting", "run.timeout_factor", "value", Decimal.parse("1.5")))).values()).hasSize(1);
    }

    @Test
    void takesTheSettingsOfOneLessonFromAnother() {
        LearnedSettings taken = SOME.taking(List.of(Setting.ANOMALY_SLOW_FACTOR), LearnedSettings.NONE);
        assertThat(taken.count(Setting.ANOMALY_SLOW_FACTOR)).isZero();
        assertThat(taken.tuning()).isEqualTo(SOME.tuning());
        assertThat(LearnedSettings.NONE.taking(List.of(Setting.ANOMALY_SLOW_FACTOR), SOME).values()).hasSize(1);
    }

    @Test
    void everySettingIsFoundByItsNameAndAllowsItsStandard() {
        for (Setting each : Setting.values()) {
            assertThat(Setting.named(each.text())).isSameAs(each);
            assertThat(each.meaning()).isNotBlank();
            assertThat(each.isOrder() || each.allows(each.standard())).as(each.text()).isTrue();
        }
        assertThat(Setting.named(null)).isNull();
        assertThat(Setting.FORECAST_RESERVES.bounded(100)).isEqualTo(8);
        assertThat(Setting.FORECAST_RESERVES.allows(0.1)).isFalse();
    }

    @Test
    void saysWhatAValueIsFor() {
        assertThat(SettingKey.of(Setting.FORECAST_HALF_LIVES).scope()).isEqualTo("all");
        assertThat(SettingKey.of(Setting.RUN_TIMEOUT_FACTOR, BACKUP).scope()).isEqualTo("backup of storage");
        assertThat(SettingKey.of(Setting.RUN_TIMEOUT_FACTOR, new Group("", "")).scope()).isEqualTo("- of -");
        assertThat(SettingKey.of(Setting.HEAL_REMEDY_ORDER, "down").scope()).isEqualTo("down");
    }
}
