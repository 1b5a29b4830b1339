using ServiceBlog.Core.Content;

namespace ServiceBlog.Files.Caching;

/// <summary>A file that was read before.</summary>
/// <param name="Stamp">Its state then.</param>
/// <param name="Fingerprint">Of its bytes then.</param>
internal readonly record struct KnownFile(FileStamp Stamp, Fingerprint Fingerprint);
