/// Settings: records whose components are read from the program's arguments, the environment and a file.
///
/// ```java
/// record ShopSettings(URI databaseUrl, @Default("10") int poolSize, Secret apiKey) {}
///
/// App.create().settings("shop", ShopSettings.class)
///    .provide(Database.class, provided -> Database.open(provided.get(ShopSettings.class).databaseUrl()));
/// ```
///
/// Applications need [dev.homespun.settings.Secret] only; the rest is for the root package. It may import `binding`,
/// which makes the records. Read `Settings` first, then `Sources`.
@NullMarked
package dev.homespun.settings;

import org.jspecify.annotations.NullMarked;
