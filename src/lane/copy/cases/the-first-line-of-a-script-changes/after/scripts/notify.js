#!/bin/sh
import toast from 'cli-toast';

toast.success('Done');
