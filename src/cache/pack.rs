//! Many results in one file: read at once, written at once, and known to be whole.

use std::collections::BTreeMap;

use super::Key;

const MARK: &[u8; 8] = b"seodang1";

/// The file of these results: a mark, for each result its key, length and bytes, then a hash of it
/// all.
pub(super) fn write(results: &BTreeMap<Key, Vec<u8>>) -> Vec<u8> {
    let mut bytes = MARK.to_vec();
    for (Key(key), result) in results {
        bytes.extend(key);
        bytes.extend((result.len() as u64).to_le_bytes());
        bytes.extend(result);
    }
    let hash = blake3::hash(&bytes);
    bytes.extend(hash.as_bytes());
    bytes
}

/// The results in a file; `None` when it is torn or not ours.
pub(super) fn read(bytes: &[u8]) -> Option<BTreeMap<Key, Vec<u8>>> {
    let (content, hash) = bytes.split_last_chunk::<32>()?;
    let mut rest = content.strip_prefix(MARK)?;
    if blake3::hash(content).as_bytes() != hash {
        return None;
    }
    let mut results = BTreeMap::new();
    while !rest.is_empty() {
        let (key, after) = rest.split_first_chunk::<32>()?;
        let (length, after) = after.split_first_chunk::<8>()?;
        let (result, after) =
            after.split_at_checked(usize::try_from(u64::from_le_bytes(*length)).ok()?)?;
        results.insert(Key(*key), result.to_vec());
        rest = after;
    }
    Some(results)
}
