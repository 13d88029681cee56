package dev.homespun.docs.guide.filters;

import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;

// @start region="annotation"
@Retention(RetentionPolicy.RUNTIME)
@interface Secured {
    String value();
}
// @end
