package dev.pipaccel.option;

import java.util.List;

/// pip-accel's own options.
final class OwnOptions {
  static final List<Option> ALL =
      List.of(
          Option.on("accel_offline", "Never connect to anything.", "--accel-offline"),
          Option.on(
              "accel_prefer_local",
              "Take what the caches hold before asking the index, pinned or not.",
              "--accel-prefer-local"),
          Option.on(
              "accel_no_delegation",
              "Changes nothing: no work is handed to a pip.",
              "--accel-no-delegation"),
          Option.on("accel_timing", "Show where the time went.", "--accel-timing"),
          Option.one(
              "accel_timing_report",
              ValueKind.TEXT,
              "file",
              "Write a page that draws where the time went.",
              "--accel-timing-report"));

  private OwnOptions() {}
}
