/// Chooses the distributions of one environment; its answer is that of pip 26.3. What it must know
/// of the world it asks of a [dev.pipaccel.resolver.PackageProvider] (files and metadata) and of
/// [dev.pipaccel.resolver.InstalledPackages]; it knows neither connections nor caches.
@NullMarked
package dev.pipaccel.resolver;

import org.jspecify.annotations.NullMarked;
