package dev.pipaccel.dist;

import dev.pipaccel.testkit.DemoIndex;
import dev.pipaccel.testkit.Repository;
import dev.pipaccel.testkit.WheelBuilder;

/// What a training run installs: a bit of all that real projects have, and enough files that they
/// are put in place by several threads.
final class TrainingIndex {
  /// A file of requirements that the repository can satisfy.
  static final String REQUIREMENTS =
      """
      # What is pinned is answered by the caches.
      training-app[colors]==3.1
      training-library==1.3 ; python_version >= '3.6'
      demo-base==1.1
      demo-colors==4.0
      """;

  private static final int MODULES = 150;

  private TrainingIndex() {}

  /// Fills a repository.
  static void fill(Repository repository) {
    DemoIndex.fill(repository);
    repository.cacheControl("max-age=0");
    for (String version : new String[] {"0.9", "1.0.post1", "2!1.0", "1.1rc2", "1.2.dev4", "1.3"}) {
      repository
          .publish(WheelBuilder.wheel("training-library", version).module("training_library"))
          .requiresPython(">=3.6,!=3.7.*")
          .uploadTime("2024-05-06T07:08:09.123456Z");
    }
    WheelBuilder big =
        WheelBuilder.wheel("training-app", "3.1")
            .tag("py3-none-manylinux_2_17_x86_64.manylinux2014_x86_64.any")
            .consoleScript("training-app", "training_app:main")
            .guiScript("training-window", "training_app:main")
            .dataFile("scripts", "training-script", "#!python\nprint('training')\n")
            .dataFile("data", "etc/training/settings.json", "{}\n")
            .dataFile("data", "share/training/readme.txt", "A file of the data scheme.\n")
            .dataFile("headers", "training.h", "#define TRAINING 1\n")
            .requires(
                "training-library<2,>=0.9,!=1.1",
                "demo-base~=1.0; python_version >= '3.6' and os_name == 'posix'",
                "demo-colors==4.*; extra == 'colors' or sys_platform == 'win32'")
            .extra("colors", "demo-colors")
            .requiresPython(">=3.6");
    for (int i = 0; i < MODULES; i++) {
      big.file("training_app/part" + i % 10 + "/module" + i + ".py", "NUMBER = " + i + "\n");
    }
    repository.publish(big).uploadTime("2025-01-02T03:04:05Z");
  }
}
