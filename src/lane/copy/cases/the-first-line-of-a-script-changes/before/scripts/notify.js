#!/usr/bin/env node
import toast from 'cli-toast';

toast.success('All done');
