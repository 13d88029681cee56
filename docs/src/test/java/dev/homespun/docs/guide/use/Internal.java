package dev.homespun.docs.guide.use;

import dev.homespun.annotation.Use;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;

// @start region="internal"
@Use({Staff.class, NoStore.class})
@Retention(RetentionPolicy.RUNTIME)
@interface Internal {}
// @end
