namespace ServiceBlog.Core.Diagnostics;

/// <summary>How much a diagnostic weighs. An <see cref="Error"/> keeps the site from being published.</summary>
public enum Severity
{
    Off,
    Info,
    Warning,
    Error,
}
